// The reference: Netty's own HTTP codec, with routes, conversion and checks written by hand.
package netty;

import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Starts the server that is measured.
final class Main {
  static volatile AsciiString date = now();

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    int loops = Runtime.getRuntime().availableProcessors();
    var group = new MultiThreadIoEventLoopGroup(loops, EpollIoHandler.newFactory());
    group.scheduleAtFixedRate(() -> date = now(), 1, 1, TimeUnit.SECONDS);
    new ServerBootstrap()
        .group(group)
        .channel(EpollServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 4096)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(new HttpServerCodec(), new Contract());
              }
            })
        .bind("127.0.0.1", port)
        .sync()
        .channel()
        .closeFuture()
        .sync();
  }

  private static AsciiString now() {
    return new AsciiString(
        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
  }
}

@Json
record Address(String street, String city, String zip) {}

@Json
record NewUser(String name, String email, int age, List<String> tags, Address address) {}

/// Routes and handlers of one connection.
final class Contract extends SimpleChannelInboundHandler<HttpObject> {
  private static final AsciiString TEXT = AsciiString.cached("text/plain");
  private static final AsciiString JSON = AsciiString.cached("application/json");
  private static final byte[] HELLO = "Hello, World!".getBytes(StandardCharsets.US_ASCII);
  private static final int LARGEST_BODY = 1 << 20;
  private static final JsonType<NewUser> NEW_USER = Jsonb.instance().type(NewUser.class);
  private static final Executor VIRTUAL = Executors.newVirtualThreadPerTaskExecutor();

  /// What was read of the body that is coming in; null while none is expected.
  private ByteBuf body;

  private boolean keepAlive;

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message instanceof HttpRequest request) {
      if (request.decoderResult().isFailure()) {
        keepAlive = false;
        text(context, HttpResponseStatus.BAD_REQUEST, "Bad Request");
        return;
      }
      keepAlive = HttpUtil.isKeepAlive(request);
      route(context, request);
    }
    if (message instanceof HttpContent content && body != null) {
      if (body.readableBytes() + content.content().readableBytes() > LARGEST_BODY) {
        dropBody();
        keepAlive = false;
        text(context, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "Too large");
      } else {
        body.writeBytes(content.content());
        if (message instanceof LastHttpContent) {
          add(context);
        }
      }
    }
  }

  private void route(ChannelHandlerContext context, HttpRequest request) {
    String uri = request.uri();
    int query = uri.indexOf('?');
    String path = query < 0 ? uri : uri.substring(0, query);
    boolean get = request.method().equals(HttpMethod.GET);
    if (get && path.equals("/plaintext")) {
      respond(context, HttpResponseStatus.OK, TEXT, Unpooled.wrappedBuffer(HELLO));
    } else if (get && path.equals("/json")) {
      json(context, HttpResponseStatus.OK, message("Hello, World!"));
    } else if (get && path.startsWith("/users/")) {
      user(context, path.substring("/users/".length()));
    } else if (get && path.equals("/search")) {
      search(context, uri);
    } else if (path.equals("/users") && request.method().equals(HttpMethod.POST)) {
      body = context.alloc().buffer();
    } else if (get && path.equals("/blocking")) {
      blocking(context);
    } else {
      text(context, HttpResponseStatus.NOT_FOUND, "Not Found");
    }
  }

  private static StringBuilder message(String text) {
    StringBuilder out = new StringBuilder(32).append("{\"message\":");
    return string(out, text).append('}');
  }

  private void user(ChannelHandlerContext context, String text) {
    long id;
    try {
      id = Long.parseLong(text);
    } catch (NumberFormatException e) {
      text(context, HttpResponseStatus.BAD_REQUEST, "id must be a number");
      return;
    }
    StringBuilder out = new StringBuilder(64).append("{\"id\":").append(id).append(",\"name\":");
    json(context, HttpResponseStatus.OK, string(out, "user " + id).append('}'));
  }

  private void search(ChannelHandlerContext context, String uri) {
    var query = new QueryStringDecoder(uri).parameters();
    Faults faults = new Faults();
    List<String> qs = query.get("q");
    String q = qs == null ? "" : qs.getFirst();
    if (qs == null || q.length() > 50) {
      faults.add("q", "must be there, with at most 50 characters");
    }
    int limit = number(query.get("limit"), "limit", 20, 1, 100, faults);
    int page = number(query.get("page"), "page", 1, 1, Integer.MAX_VALUE, faults);
    List<String> sorts = query.get("sort");
    String sort = sorts == null ? "name" : sorts.getFirst();
    if (!sort.equals("name") && !sort.equals("age")) {
      faults.add("sort", "must be name or age");
    }
    if (faults.any()) {
      json(context, HttpResponseStatus.UNPROCESSABLE_ENTITY, faults.end());
      return;
    }
    StringBuilder out = string(new StringBuilder(96).append("{\"q\":"), q);
    out.append(",\"limit\":")
        .append(limit)
        .append(",\"page\":")
        .append(page)
        .append(",\"sort\":\"");
    json(context, HttpResponseStatus.OK, out.append(sort).append("\"}"));
  }

  private static int number(
      List<String> values, String name, int absent, int min, int max, Faults faults) {
    if (values == null) {
      return absent;
    }
    try {
      int value = Integer.parseInt(values.getFirst());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Listed below, as a number out of range is.
    }
    faults.add(name, "must be a number from " + min + " to " + max);
    return 0;
  }

  private void add(ChannelHandlerContext context) {
    byte[] bytes = ByteBufUtil.getBytes(body);
    dropBody();
    NewUser user;
    try {
      user = NEW_USER.fromJson(bytes);
    } catch (JsonException e) {
      text(context, HttpResponseStatus.BAD_REQUEST, "The body is no such JSON");
      return;
    }
    Faults faults = new Faults();
    check(user, faults);
    if (faults.any()) {
      json(context, HttpResponseStatus.UNPROCESSABLE_ENTITY, faults.end());
      return;
    }
    StringBuilder out = string(new StringBuilder(256).append("{\"id\":1,\"name\":"), user.name());
    string(out.append(",\"email\":"), user.email());
    out.append(",\"age\":").append(user.age()).append(",\"tags\":[");
    for (int i = 0; i < user.tags().size(); i++) {
      string(i == 0 ? out : out.append(','), user.tags().get(i));
    }
    string(out.append("],\"address\":{\"street\":"), user.address().street());
    string(out.append(",\"city\":"), user.address().city());
    string(out.append(",\"zip\":"), user.address().zip());
    json(context, HttpResponseStatus.CREATED, out.append("}}"));
  }

  private static void check(NewUser user, Faults faults) {
    if (blank(user.name()) || user.name().length() > 80) {
      faults.add("name", "must not be blank and have at most 80 characters");
    }
    if (user.email() == null || !isEmail(user.email())) {
      faults.add("email", "must be an email address");
    }
    if (user.age() < 0 || user.age() > 150) {
      faults.add("age", "must be from 0 to 150");
    }
    if (user.tags() == null || user.tags().size() > 10) {
      faults.add("tags", "must be at most 10");
    } else {
      for (int i = 0; i < user.tags().size(); i++) {
        if (blank(user.tags().get(i))) {
          faults.add("tags[" + i + "]", "must not be blank");
        }
      }
    }
    Address address = user.address();
    if (address == null
        || blank(address.street())
        || blank(address.city())
        || blank(address.zip())) {
      faults.add("address", "must have street, city and zip");
    }
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static boolean isEmail(String text) {
    int at = text.indexOf('@');
    if (at < 1 || at != text.lastIndexOf('@') || at == text.length() - 1) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == ',' || c == '<' || c == '>' || c == 127) {
        return false;
      }
    }
    return true;
  }

  private void blocking(ChannelHandlerContext context) {
    VIRTUAL.execute(() -> {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      context
          .executor()
          .execute(() -> {
            respond(context, HttpResponseStatus.OK, TEXT, Unpooled.wrappedBuffer(HELLO));
            context.flush();
          });
    });
  }

  private void text(ChannelHandlerContext context, HttpResponseStatus status, String text) {
    respond(context, status, TEXT, ByteBufUtil.writeUtf8(context.alloc(), text));
  }

  private void json(ChannelHandlerContext context, HttpResponseStatus status, StringBuilder json) {
    respond(context, status, JSON, ByteBufUtil.writeUtf8(context.alloc(), json));
  }

  private void respond(
      ChannelHandlerContext context, HttpResponseStatus status, AsciiString type, ByteBuf content) {
    var factory = DefaultHttpHeadersFactory.headersFactory().withValidation(false);
    var response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content, factory, factory);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, type)
        .set(HttpHeaderNames.DATE, Main.date)
        .setInt(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
    if (keepAlive) {
      context.write(response, context.voidPromise());
    } else {
      response.headers().set(HttpHeaderNames.CONNECTION, "close");
      context.write(response).addListener(ChannelFutureListener.CLOSE);
    }
  }

  /// Appends a JSON string.
  static StringBuilder string(StringBuilder out, String text) {
    out.append('"');
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.append(text, done, i);
        done = i + 1;
        if (c < ' ') {
          out.append("\\u00").append(c < 16 ? '0' : '1').append(Character.forDigit(c & 15, 16));
        } else {
          out.append('\\').append(c);
        }
      }
    }
    return out.append(text, done, text.length()).append('"');
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    dropBody();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    context.close();
  }

  private void dropBody() {
    if (body != null) {
      body.release();
      body = null;
    }
  }

  /// What is wrong with a request, as the JSON that answers it.
  private static final class Faults {
    private final StringBuilder json = new StringBuilder("{\"errors\":[");
    private boolean any;

    void add(String name, String detail) {
      string((any ? json.append(',') : json).append("{\"field\":"), name);
      string(json.append(",\"detail\":"), detail).append('}');
      any = true;
    }

    boolean any() {
      return any;
    }

    StringBuilder end() {
      return json.append("]}");
    }
  }
}
