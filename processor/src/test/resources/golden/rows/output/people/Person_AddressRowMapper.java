// Generated from people.Person.Address
package people;

import dev.serval.Generated;
import dev.serval.postgres.ColumnTypes;
import dev.serval.postgres.GeneratedRows;
import dev.serval.postgres.RowMapper;
import dev.serval.postgres.RowReader;
import java.sql.SQLException;
import java.util.List;

@Generated
public final class Person_AddressRowMapper implements RowMapper<Person.Address> {
  public static final Person_AddressRowMapper INSTANCE = new Person_AddressRowMapper();

  private static final List<String> COLUMNS = List.of("zip_code", "town");

  static {
    GeneratedRows.register(Person.Address.class, INSTANCE);
  }

  private Person_AddressRowMapper() {}

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public Person.Address map(RowReader row, int first) throws SQLException {
    return new Person.Address(
        row.get(first, ColumnTypes.TEXT),
        row.get(first + 1, ColumnTypes.TEXT));
  }
}
