using HiepDong.Benchmarks;

return args switch
{
    ["run", var work, var postgres, var script, var results, .. var rest] => await SideBySide.Run(new(work, postgres, script, results, rest.Contains("--quick"))),
    ["writes", var work, var postgres] => await WriteRate.Alone(new(work, postgres, "", "", false)),
    ["start", var data, var database] => StartUp.Child(data, database),
    ["accept", var data, var database] => await AcceptLoop.Run(data, database),
    ["reader", var reports, var results] => ReaderSpeed.Run(reports, results),
    ["duplicates", var folder, var results] => await HiepDong.Benchmarks.Duplicates.DuplicateSearch.Run(folder, results),
    ["live", var folder, var postgres, var results] => await LiveBoard.Run(folder, postgres, results),
    ["pages", var folder, var postgres, var results] => await NationalPages.Run(folder, postgres, results),
    ["live-serve", var data, var database, var port] => await LiveBoard.Serve(data, database, port),
    ["live-bare", var port] => await LiveBoard.Bare(port),
    _ => Usage()
};

static int Usage()
{
    Console.Error.WriteLine("Use bench/run; it prepares the data and the peers.");
    return 2;
}
