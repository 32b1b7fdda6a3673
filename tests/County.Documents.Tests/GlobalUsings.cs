global using County.Reporting;
