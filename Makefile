# The commands of this house. A fresh machine needs the .NET 10 SDK and make; each script says what else it wants.
.PHONY: run test format publish bench worlds

run:
	@build/run.sh

test:
	@build/test.sh

format:
	@dotnet format Alongside.slnx --verbosity minimal

publish:
	@build/publish.sh

# For example: make bench ARGS="W1 --people 10000"
bench:
	@dotnet run -c Release --project bench/Alongside.Bench -- $(ARGS)

# Random worlds on each database (a thousand unless said): make worlds ARGS="250" or ARGS="437-437". Long; tests/Alongside.Tests/Gate/README.md.
worlds:
	@build/worlds.sh $(ARGS)
