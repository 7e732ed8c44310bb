package shop;

import dev.serval.Callback;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Webhooks;

@Path("/events")
final class Events {
  @Webhooks
  static class NoInterface {
    @Post("/a")
    void a() {}
  }

  interface Plain {
    @Post("/a")
    void a();
  }

  @Get
  @Callback(value = Plain.class, url = "{$request.query.url}")
  String get() {
    return "";
  }
}
