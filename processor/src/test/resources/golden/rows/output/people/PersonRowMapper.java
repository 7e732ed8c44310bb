// Generated from people.Person
package people;

import dev.serval.Generated;
import dev.serval.postgres.ColumnTypes;
import dev.serval.postgres.GeneratedRows;
import dev.serval.postgres.RowMapper;
import dev.serval.postgres.RowReader;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

@Generated
public final class PersonRowMapper implements RowMapper<Person> {
  public static final PersonRowMapper INSTANCE = new PersonRowMapper();

  private static final List<String> COLUMNS = List.of(
      "id", "name", "address_zip_code", "address_town");

  static {
    GeneratedRows.register(Person.class, INSTANCE);
  }

  private PersonRowMapper() {}

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public Person map(RowReader row, int first) throws SQLException {
    return new Person(
        row.getLong(first),
        row.get(first + 1, ColumnTypes.TEXT),
        row.isNull(first + 2, 2) ? null : Person_AddressRowMapper.INSTANCE.map(row, first + 2));
  }
}
