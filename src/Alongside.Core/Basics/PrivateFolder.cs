namespace Alongside.Basics;

/// <summary>A folder for what people say, and for keys: where the machine knows owners, only whoever runs the program may look into it.</summary>
public static class PrivateFolder
{
    /// <summary>Makes it when it is not there. One that is there stays as its owner made it.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
