// The application that the test clients are tested with.
package dev.serval.testing;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.binding.Binder;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.json.JsonValue;
import dev.serval.validation.Constraints;
import dev.serval.validation.Source;
import java.io.IOException;
import java.io.InputStream;

/// Routes that show what reached them.
final class SampleApp {
  private SampleApp() {}

  static App app() {
    return App.create()
        .get("/text", request -> Response.text("tea"))
        .get("/query", request -> Response.text(request.query().all("q").toString()))
        .get("/header", request -> Response.text(request.header("X-A") + request.header("Host")))
        .get("/cookie", request -> Response.text("" + request.cookie("a")))
        .get(
            "/stream",
            request ->
                Response.stream(
                    MediaType.TEXT,
                    out -> {
                      out.write('a');
                      out.flush();
                      out.write(new byte[] {'b', 'c'});
                    }))
        .get(
            "/cut",
            request ->
                Response.stream(
                    MediaType.TEXT,
                    out -> {
                      out.write('a');
                      out.flush();
                      throw new IOException("disk");
                    }))
        .get("/thread", request -> Response.text("" + Thread.currentThread().isVirtual()))
        .get("/list", request -> Response.json(JsonValue.class, JsonValue.parse("[1,2,3]")))
        .get(
            "/invalid",
            request -> {
              Binder in = Binder.of(request);
              in.query("limit");
              in.report(Constraints.max(100));
              in.queryAll("tag");
              in.element(2);
              in.report(Constraints.notBlank());
              in.report(Source.HEADER, "X-A", Constraints.required());
              in.check();
              return Response.empty(Status.OK);
            })
        .post(
            "/json",
            request -> Response.json(JsonValue.class, request.body().json(JsonValue.class)))
        .post("/form", request -> Response.text(request.body().form().all("a").toString()))
        .post(
            "/echo",
            request -> Response.text(request.body().text() + request.header("Content-Type")))
        .post(
            "/swallow",
            request -> {
              try (InputStream in = request.body().stream()) {
                in.read();
                in.read(new byte[8], 0, 8);
              } catch (IOException broken) {
                return Response.text("fine");
              }
              return Response.text("read");
            })
        .put("/echo", request -> Response.text("put"))
        .patch("/echo", request -> Response.text("patch"))
        .delete("/echo", request -> Response.empty(Status.NO_CONTENT))
        .route(Method.QUERY, "/search", request -> Response.text(request.body().text()));
  }
}
