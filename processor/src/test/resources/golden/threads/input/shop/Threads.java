package shop;

import dev.serval.Cpu;
import dev.serval.Get;
import dev.serval.Inline;
import dev.serval.MaxBody;
import dev.serval.Path;
import dev.serval.Post;

/// Where each method runs.
final class Threads {
  @Path("/marked")
  static final class Marked {
    @Get("/plain")
    String plain() {
      return "plain";
    }

    @Get("/inline")
    @Inline
    String inline() {
      return "inline";
    }

    @Post("/cpu")
    @Cpu
    @MaxBody(1000)
    String cpu(int n) {
      return "cpu " + n;
    }
  }

  /// A method's annotation goes before its class's.
  @Path("/inline")
  @Inline
  static final class AllInline {
    @Get("/inline")
    String inline() {
      return "inline";
    }

    @Get("/cpu")
    @Cpu
    String cpu() {
      return "cpu";
    }
  }

  private Threads() {}
}
