Console.Error.WriteLine("not there yet");
return 2;
