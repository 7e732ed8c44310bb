// Commands: what is sent to Redis, in one place.
package dev.serval.redis;

import static dev.serval.redis.Wire.bytes;

import java.util.List;
import redis.clients.jedis.Protocol;

/// The commands that the others send.
final class Commands {
  private Commands() {}

  static Wire.Command ping() {
    return new Wire.Command(Protocol.Command.PING);
  }

  static Wire.Command get(byte[] key) {
    return new Wire.Command(Protocol.Command.GET, key);
  }

  static Wire.Command set(byte[] key, byte[] value, long millis) {
    return new Wire.Command(Protocol.Command.SET, key, value, bytes("PX"), bytes(millis));
  }

  static Wire.Command setIfThere(byte[] key, byte[] value, long millis) {
    return new Wire.Command(
        Protocol.Command.SET, key, value, bytes("PX"), bytes(millis), bytes("XX"));
  }

  static Wire.Command delete(byte[] key) {
    return new Wire.Command(Protocol.Command.DEL, key);
  }

  static Wire.Command publish(byte[] channel, byte[] frame) {
    return new Wire.Command(Protocol.Command.PUBLISH, channel, frame);
  }

  static Wire.Command subscribe(List<String> channels) {
    return new Wire.Command(Protocol.Command.SUBSCRIBE, names(channels));
  }

  static Wire.Command unsubscribe(List<String> channels) {
    return new Wire.Command(Protocol.Command.UNSUBSCRIBE, names(channels));
  }

  private static byte[][] names(List<String> channels) {
    return channels.stream().map(Wire::bytes).toArray(byte[][]::new);
  }
}
