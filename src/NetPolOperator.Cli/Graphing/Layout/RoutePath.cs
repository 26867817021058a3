using System.Globalization;
using System.Text;

namespace NetPolOperator.Cli.Graphing.Layout;

/// <summary>Draws an edge's way as an SVG path: level through its lanes, in curves between them.</summary>
internal static class RoutePath
{
    private const int Clearance = 10;
    private const int Bend = 44;

    public static string Of(Route route, GraphPicture picture)
    {
        var path = new StringBuilder();
        var step = route.IsBackward ? -1 : 1;
        var pen = new Pen(path, route.From.X + route.From.Width, route.From.SourceY);
        foreach (var (column, lane) in route.Lanes)
        {
            var (left, right) = Edges(column, picture);
            var (enter, leave) = step > 0 ? (left - Clearance, right + Clearance) : (right + Clearance, left - Clearance);
            pen.Curve(enter, lane.Y, step);
            pen.Level(leave);
        }

        pen.Curve(route.To.X - 2, route.To.RowY(route.Row), 1);
        return path.ToString();
    }

    private static (int Left, int Right) Edges(int column, GraphPicture picture)
    {
        var boxes = picture.Boxes.Where(b => b.Column == column).ToList();
        return (boxes.Min(b => b.X), boxes.Max(b => b.X + b.Width));
    }

    private sealed class Pen
    {
        private readonly StringBuilder _path;
        private (int X, int Y, int Direction) _at;

        public Pen(StringBuilder path, int x, int y)
        {
            (_path, _at) = (path, (x, y, 1));
            path.Append(CultureInfo.InvariantCulture, $"M{x} {y}");
        }

        public void Curve(int x, int y, int direction)
        {
            // Half the way if it leads on, a full bend if it turns.
            var reach = direction == _at.Direction ? Math.Max(12, Math.Abs(x - _at.X) / 2) : Bend;
            _path.Append(CultureInfo.InvariantCulture, $"C{_at.X + (_at.Direction * reach)} {_at.Y} {x - (direction * reach)} {y} {x} {y}");
            _at = (x, y, direction);
        }

        public void Level(int x)
        {
            _path.Append(CultureInfo.InvariantCulture, $"H{x}");
            _at = (x, _at.Y, _at.Direction);
        }
    }
}
