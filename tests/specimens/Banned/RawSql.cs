using Microsoft.EntityFrameworkCore;

namespace Specimens.Banned;

public sealed class RawSql(DbContext db, DbSet<object> units)
{
    public IQueryable<object> Find(string name) =>
        units.FromSqlRaw($"select * from county.units where name = '{name}'"); // refused: EF1002 RS0030

    public int Remove(string name) =>
        db.Database.ExecuteSqlRaw($"delete from units where name = '{name}'"); // refused: EF1002 RS0030

    public int Remove(IEnumerable<object> names) =>
        db.Database.ExecuteSqlRaw("delete from units where name = {0}", names); // refused: RS0030

    public Task<int> RemoveAsync(string name) =>
        db.Database.ExecuteSqlRawAsync($"delete from units where name = '{name}'"); // refused: EF1002 RS0030

    public Task<int> RemoveAsync(string name, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync($"delete from units where name = '{name}'", stop); // refused: EF1002 RS0030

    public Task<int> RemoveAsync(IEnumerable<object> names, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync("delete from units where name = {0}", names, stop); // refused: RS0030

    public IQueryable<int> Count(string table) =>
        db.Database.SqlQueryRaw<int>($"select count(*) from {table}"); // refused: EF1002 RS0030

    public IQueryable<object> Right(string name) =>
        units.FromSql($"select * from county.units where name = {name}");
}
