import dev.serval.Accepts;
import dev.serval.Get;
import dev.serval.MaxFileSize;
import dev.serval.Post;
import dev.serval.Query;
import dev.serval.Upload;
import java.util.List;

final class Files {
  record Filter(String q, Upload sample) {}

  @Post("/query")
  void query(@Query Upload file) {}

  @Post("/model")
  void model(@Query Filter filter) {}

  @Get("/get")
  void get(Upload file) {}

  @Post("/bytes")
  void bytes(Upload file, java.io.InputStream in) {}

  @Post("/misplaced")
  void misplaced(@Accepts("image/*") List<Upload> files, @MaxFileSize(3) @dev.serval.Form String text) {}

  @Post("/values")
  void values(@Accepts("images") Upload one, @MaxFileSize(-1) Upload two) {}
}
