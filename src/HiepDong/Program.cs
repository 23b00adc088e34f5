using HiepDong;

return await CommandLine.Run(args);
