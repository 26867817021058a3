using CrdGenerator;

// Usage: CrdGenerator OUTPUT-FOLDER
if (args is not [var folder])
{
    await Console.Error.WriteLineAsync("usage: CrdGenerator OUTPUT-FOLDER");
    return 2;
}

Directory.CreateDirectory(folder);
foreach (var file in GeneratedCrds.All())
{
    var path = Path.Combine(folder, file.Name);
    await File.WriteAllTextAsync(path, file.Content);
    Console.WriteLine(path);
}

return 0;
