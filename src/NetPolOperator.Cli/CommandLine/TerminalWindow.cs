using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetPolOperator.Cli.CommandLine;

/// <summary>The terminal that output is shown on, without <see cref="Console"/>, which would write to it first.</summary>
internal static class TerminalWindow
{
    /// <summary>Where results go.</summary>
    public const int StandardOutput = 1;

    /// <summary>Where everything else goes.</summary>
    public const int StandardError = 2;

    private const nuint GetWindowSize = 0x5413; // TIOCGWINSZ on Linux

    /// <summary>Opens a standard stream that is a terminal. Not for files: several programs may write to one in turn, which only the console's streams allow for.</summary>
    public static Stream Open(int file) => OperatingSystem.IsWindows()
        ? file == StandardOutput ? Console.OpenStandardOutput() : Console.OpenStandardError()
        : new FileStream(new SafeFileHandle(file, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    /// <summary>Its width in columns; null where it is not known.</summary>
    public static int? Width()
    {
        try
        {
            var width = !OperatingSystem.IsLinux() ? Console.WindowWidth : Query(StandardOutput, GetWindowSize, out var size) == 0 ? size.Columns : 0;
            return width > 0 ? width : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Query(int file, nuint request, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct WindowSize
    {
        public readonly ushort Rows;
        public readonly ushort Columns;
        public readonly ushort Width;
        public readonly ushort Height;
    }
}
