// Script: a Lua script that Redis runs as one step.
package dev.serval.redis;

import static dev.serval.redis.Wire.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/// A script of this package's resources. Redis keeps it by its hash, and gets its text only where
/// it does not know it, as after a restart.
final class Script {
  private final byte[] text;
  private final byte[] hash;

  private Script(String text) {
    this.text = bytes(text);
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1"); // which Redis names scripts by
      this.hash = bytes(HexFormat.of().formatHex(sha1.digest(this.text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  /// Returns the script of some resources, one after the other.
  static Script of(String... resources) {
    StringBuilder text = new StringBuilder();
    for (String resource : resources) {
      text.append(read(resource));
    }
    return new Script(text.toString());
  }

  private static String read(String resource) {
    try (InputStream in = Script.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs it, and returns its reply.
  ///
  /// @param key the one key that decides where it runs
  @Nullable Object run(Redis redis, byte[] key, byte[]... arguments) {
    return redis.<@Nullable Object>use(wire -> {
      try {
        return wire.call(command(Protocol.Command.EVALSHA, hash, key, arguments));
      } catch (JedisNoScriptException e) {
        return wire.call(command(Protocol.Command.EVAL, text, key, arguments));
      }
    });
  }

  /// Returns it with its text, for commands that are sent without looking at the reply.
  Wire.Command whole(byte[] key, byte[]... arguments) {
    return command(Protocol.Command.EVAL, text, key, arguments);
  }

  private static Wire.Command command(
      Protocol.Command how, byte[] script, byte[] key, byte[][] arguments) {
    byte[][] all = new byte[arguments.length + 3][];
    all[0] = script;
    all[1] = bytes(1);
    all[2] = key;
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return new Wire.Command(how, all);
  }
}
