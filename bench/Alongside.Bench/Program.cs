using Alongside.Bench.Limits;
using Alongside.Bench.Works;

const string Help = """
    W1   read a whole record as JSON          --people 10000  --connections 16  --rounds 5  --seconds 5  --warm 6
    W2   the same record as a page        --people 10000  --connections 16  --rounds 5  --seconds 5  --warm 6
    W3   change one statement, durable        --people 10000  --connections 16  --no-keys
    W4   the people I support, 20 of all      --people 100000 --connections 16
    W5   those whose name holds a part        --people 100000 --connections 16
    W11  start, memory, weight of a first visit
    --program PATH measures another build of the program; --before PATH another one beside it, in the same rounds (W1);
    --only "raw,ours: opened again" some contenders only
    """;

switch (args.FirstOrDefault())
{
    case "W1": return await ReadRecord.RunAsync(Options.Read(args)) ? 0 : 1;
    case "W2": return await ReadPage.RunAsync(Options.Read(args)) ? 0 : 1;
    case "W3": return await Reword.RunAsync(Options.Read(args)) ? 0 : 1;
    case "W4": return await ListPeople.RunAsync(Options.Read(args)) ? 0 : 1;
    case "W5": return await ListPeople.FindAsync(Options.Read(args)) ? 0 : 1;
    case "W11": return await Start.RunAsync(Options.Read(args)) ? 0 : 1;
    case "serve-limit":
        await LimitServer.RunAsync(args[1], args[2], int.Parse(args[3], null));
        return 0;
    default:
        Console.WriteLine(Help);
        return 2;
}
