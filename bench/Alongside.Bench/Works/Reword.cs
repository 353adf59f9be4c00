namespace Alongside.Bench.Works; 
public static class Reword { public static Task<bool> RunAsync(Options options) => Task.FromResult(false); }
public static class Start { public static Task<bool> RunAsync(Options options) => Task.FromResult(false); }
