// Wire: one connection to Redis.
package dev.serval.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/// One connection: commands and their replies, in this order. For one thread that sends and one
/// that reads. Whatever fails to be sent or read throws Jedis' exceptions, after which it is
/// closed.
final class Wire extends Connection {

  /// A command with its arguments, and the bytes that it is counted with.
  static final class Command {
    final ProtocolCommand name;
    final byte[][] arguments;
    final int size;

    Command(ProtocolCommand name, byte[]... arguments) {
      this.name = name;
      this.arguments = arguments;
      int sum = 64; // what holds it
      for (byte[] argument : arguments) {
        sum += argument.length;
      }
      this.size = sum;
    }
  }

  private Wire(RedisSettings settings, Duration replyTimeout) {
    super(
        new HostAndPort(settings.uri().getHost(), settings.port()),
        configured(settings, replyTimeout));
  }

  private static DefaultJedisClientConfig configured(
      RedisSettings settings, Duration replyTimeout) {
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .protocol(RedisProtocol.RESP2)
            .connectionTimeoutMillis((int) settings.connectTimeout().toMillis())
            .socketTimeoutMillis((int) replyTimeout.toMillis())
            .user(JedisURIHelper.getUser(settings.uri()))
            .password(JedisURIHelper.getPassword(settings.uri()))
            .database(JedisURIHelper.getDBIndex(settings.uri()))
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
    if (settings.isTls()) {
      // Also that the certificate is the host's, which is not the client's default.
      config.sslOptions(SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).build());
    }
    return config.build();
  }

  /// Connects, and says who it is.
  ///
  /// @param replyTimeout how long reading may take
  /// @throws JedisConnectionException if there is no connection, or Redis refuses the user, the
  ///   password or the data base
  static Wire connect(RedisSettings settings, Duration replyTimeout) {
    Wire wire = null;
    try {
      wire = new Wire(settings, replyTimeout);
      wire.connect();
      if (JedisURIHelper.getPassword(settings.uri()) == null) {
        wire.call(Commands.ping()); // a Redis that wants a password says so to commands alone
      }
      return wire;
    } catch (JedisException failure) {
      if (wire != null) {
        wire.cut();
      }
      throw failure instanceof JedisDataException refusal
          ? new JedisConnectionException(refusal)
          : failure;
    }
  }

  /// Sends a command, and returns its reply: bytes, a `Long`, a list of replies, or null.
  @Nullable Object call(Command command) {
    sendCommand(command.name, command.arguments);
    return getOne();
  }

  /// Sends commands together, and returns their replies, errors among them.
  List<Object> call(List<Command> commands) {
    for (Command command : commands) {
      sendCommand(command.name, command.arguments);
    }
    return getMany(commands.size());
  }

  /// Sends a command whose reply another thread reads.
  void post(Command command) {
    sendCommand(command.name, command.arguments);
    flush();
  }

  /// Closes it, which ends a read of another thread too.
  void cut() {
    try {
      forceDisconnect();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bytes(long number) {
    return bytes(Long.toString(number));
  }

  static String text(Object reply) {
    return new String((byte[]) reply, StandardCharsets.UTF_8);
  }
}
