namespace Alongside.Tests;
