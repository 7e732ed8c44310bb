package people;

import dev.serval.postgres.Column;
import dev.serval.postgres.Row;
import org.jspecify.annotations.Nullable;

@Row
public record Person(long id, String name, @Nullable Address address) {
  @Row
  public record Address(@Column("zip_code") String zip, String town) {}
}
