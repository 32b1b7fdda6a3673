using County.Web.Tests;

[assembly: AssemblyFixture(typeof(TestServer))]
