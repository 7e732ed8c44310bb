package dev.serval.redis;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// What is logged while it is open.
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.serval.redis");
  private final List<String> lines = new CopyOnWriteArrayList<>();

  LogLines() {
    start();
    logger.setLevel(Level.INFO);
    logger.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(event.getLevel() + " " + event.getFormattedMessage());
  }

  /// Returns those that begin with a text.
  List<String> of(String beginning) {
    return lines.stream().filter(line -> line.startsWith(beginning)).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    stop();
  }
}
