using System.Globalization;
using County.Web.Tests.Mail;

// PORT FILE: notes in the file what it took and what it acknowledged; does as it is told on standard input, a line
// "RECIPIENT BEHAVIOUR" or "* BEHAVIOUR" each, and ends with it.
var noting = new Lock();
await using var server = new SmtpServer(port: int.Parse(args[0], CultureInfo.InvariantCulture))
{
    Took = letter => Note("taken", letter),
    Acknowledged = letter => Note("acknowledged", letter),
};
await Console.Out.WriteLineAsync($"{server.Port}");
while (await Console.In.ReadLineAsync() is { } line)
{
    var words = line.Split(' ');
    var behaviour = Enum.Parse<SmtpBehaviour>(words[1]);
    if (words[0] == "*") server.Behaviour = behaviour;
    else server.Say(words[0], behaviour);
    await Console.Out.WriteLineAsync("done");
}

// A process that is killed loses nothing of what it has written.
void Note(string what, SmtpLetter letter)
{
    lock (noting) File.AppendAllText(args[1], $"{what} {letter.Id}\n");
}
