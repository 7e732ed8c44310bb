package dev.serval.processor.check;

import java.util.Locale;

/// Everything the processor can refuse, each with the stable id under which
/// `docs/guide/compile-errors.md` explains it.
public enum Diagnostic {
  // Resources and routes.
  RESOURCE_NOT_ACCESSIBLE(1, "generated code cannot reach this class"),
  ROUTE_METHOD_NOT_CALLABLE(2, "generated code cannot call this method"),
  MALFORMED_TEMPLATE(3, "the path template is malformed"),
  DUPLICATE_ROUTE(4, "two methods answer the same requests"),
  SEVERAL_METHODS(5, "a route has one HTTP method"),
  NO_ROUTES(6, "a resource class without routes"),
  BAD_STATUS(7, "the status does not fit"),
  UNKNOWN_METHOD(8, "unknown HTTP method"),
  UNSUPPORTED_RESULT(9, "no response can be made of this type"),
  EXECUTION_DOES_NOT_FIT(50, "the thread does not fit the method"),
  BAD_LIMIT(51, "a limit is a number of bytes"),

  // Parameters.
  VARIABLE_WITHOUT_PARAMETER(10, "no parameter takes this path variable"),
  PARAMETER_WITHOUT_VARIABLE(11, "the path has no such variable"),
  DEFAULT_DOES_NOT_PARSE(12, "the default is not a value of this type"),
  SEVERAL_SOURCES(13, "a parameter has one source"),
  TWO_BODIES(14, "a request has one body"),
  BODY_NOT_ALLOWED(15, "requests of this method have no body"),
  UNSUPPORTED_PARAMETER(16, "no value of a request can become this type"),
  OPTIONAL_VARIABLE(17, "a path variable is always there"),
  DUPLICATE_PARAMETER(18, "two parameters read the same value"),
  CONVERTER_DOES_NOT_FIT(19, "the converter does not make this type"),
  BAD_WIRE_NAME(52, "no request can carry this name"),

  EXAMPLE_DOES_NOT_FIT(54, "the example is not a value of this type"),

  FILE_OUTSIDE_FORM(70, "a file comes from a form"),

  // Types and codecs.
  UNSUPPORTED_TYPE(20, "JSON cannot carry this type"),
  MISSING_CODEC(21, "a component has no codec"),
  CODEC_DOES_NOT_FIT(22, "the codec does not fit the type"),
  SCHEMA_NAME_CLASH(23, "two types want the same schema name"),
  DUPLICATE_MEMBER(24, "two components have the same JSON name"),
  TYPE_NOT_ACCESSIBLE(25, "generated code cannot reach this type"),
  BAD_DISCRIMINATOR(26, "the variants cannot be told apart"),
  GENERATED_NAME_CLASH(27, "the name of the generated class is taken"),
  NULLABLE_PRIMITIVE(28, "a primitive cannot be null"),

  // Constraints.
  CONSTRAINT_DOES_NOT_FIT(30, "the constraint does not fit the type"),
  CONSTRAINT_VALUE(31, "the constraint is wrong in itself"),
  CHECK_METHOD(32, "a check is a boolean method without parameters"),

  // Dependencies.
  MISSING_PROVIDER(40, "nothing provides this dependency"),
  CYCLIC_DEPENDENCY(41, "a dependency needs itself"),
  NO_ARGUMENT(42, "no annotation gives this argument"),
  NO_MIDDLEWARE(43, "a route is wrapped in middleware only"),
  HIDDEN_ARGUMENT(44, "generated code cannot name this argument"),
  NO_WEBHOOKS(53, "webhooks are the methods of an interface"),

  // Security.
  UNKNOWN_SCOPE(60, "no security scheme declares this scope"),
  SCOPES_WITHOUT_GRANT(61, "nothing says which scopes were granted"),
  BAD_SECURITY_SCHEME(62, "the security scheme is wrong in itself"),
  CREDENTIAL_TYPE(63, "credentials cannot become this type"),
  SCHEME_NAME_CLASH(64, "two security schemes have the same name"),
  AUTHENTICATED_WITHOUT_CREDENTIALS(65, "nothing says who the callers are"),

  // Settings.
  SETTINGS_DO_NOT_FIT(75, "settings are a record that generated code can make"),
  SECRET_WITH_DEFAULT(76, "a secret has no default"),
  SETTINGS_WITHIN_THEMSELVES(77, "settings contain themselves"),
  BAD_SETTING_NAME(78, "a setting needs a name of its own"),
  UNSUPPORTED_SETTING(79, "no text can become this setting"),

  // Streams.
  EVENTS_OUTSIDE_EVENTS(90, "only a method with @Events sends events"),
  SEVERAL_STREAMS(91, "a response has one stream"),
  NOTHING_TO_STREAM(92, "the result is no stream of items"),
  PATH_IN_TWO_PLACES(93, "a route has one path"),
  STREAM_WITHOUT_FORM(94, "nothing says in which form the stream is sent"),
  BAD_HEARTBEAT(95, "a heartbeat is a number of seconds"),
  ITEM_TYPE(96, "items cannot be of this type"),
  BAD_LAST_EVENT_ID(97, "the id of the last event is one value that may be absent"),
  LAST_EVENT_ID_OUTSIDE_EVENTS(98, "only events have a last id"),

  // WebSockets.
  SESSION_OUTSIDE_WEB_SOCKET(100, "only a WebSocket has a session"),
  NOT_ONE_SESSION(101, "a WebSocket has one session"),
  WEB_SOCKET_RESULT(102, "a WebSocket returns nothing"),
  BAD_WEB_SOCKET(103, "the WebSocket is wrong in itself"),
  MESSAGE_TYPE(104, "messages cannot be of this type"),

  // PostgreSQL.
  SQL_NOT_CONSTANT(110, "SQL is not a constant"),
  ROW_DOES_NOT_FIT(111, "a row is a record that generated code can make"),
  UNSUPPORTED_COLUMN(112, "no column becomes this type"),
  BAD_COLUMN_NAME(113, "a column needs a name of its own"),
  ROW_WITHIN_ITSELF(114, "a row contains itself");

  private final int number;
  private final String summary;

  Diagnostic(int number, String summary) {
    this.number = number;
    this.summary = summary;
  }

  /// The stable id, such as `SRV012`.
  public String id() {
    return String.format(Locale.ROOT, "SRV%03d", number);
  }

  /// What is wrong in general, in a few words that never change with the program.
  public String summary() {
    return summary;
  }
}
