package conduit;

import dev.serval.Delete;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import java.util.Optional;

/// Users, as others see them.
@Path("/profiles/{username}")
final class Profiles {
  private final ProfileStore store;

  Profiles(ProfileStore store) {
    this.store = store;
  }

  /// The answer.
  record ProfileResponse(Profile profile) {}

  /// Shows somebody.
  @Get
  ProfileResponse get(String username, @TokenAuth Optional<Viewer> viewer) {
    return new ProfileResponse(store.get(username, viewer));
  }

  /// Follows somebody.
  @Post("/follow")
  ProfileResponse follow(String username, @TokenAuth Viewer viewer) {
    store.follow(username, viewer);
    return get(username, Optional.of(viewer));
  }

  /// Follows somebody no more.
  @Delete("/follow")
  ProfileResponse unfollow(String username, @TokenAuth Viewer viewer) {
    store.unfollow(username, viewer);
    return get(username, Optional.of(viewer));
  }
}
