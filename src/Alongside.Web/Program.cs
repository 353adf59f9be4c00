using Alongside.Web;

return await Commands.RunAsync(args);
