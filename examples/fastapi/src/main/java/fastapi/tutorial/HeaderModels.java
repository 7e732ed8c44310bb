package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Default;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.Path;
import java.util.List;
import java.util.Optional;

/// Header fields in a record.
@Path("/header-models")
final class HeaderModels {
  static App app() {
    return App.create().mount(new HeaderModels());
  }

  // snippet: header-parameter-models
  record Common(
      String host,
      @Default("false") boolean saveData,
      Optional<String> traceparent,
      List<String> xTag) {}

  @Get // Host, Save-Data, traceparent, X-Tag
  String list(@Header Common headers) {
    return headers.host() + headers.saveData() + headers.xTag();
  }
  // end
}
