package conduit;

import dev.serval.Created;
import dev.serval.Get;
import dev.serval.Post;
import dev.serval.Problem;
import dev.serval.Put;
import dev.serval.json.Patch;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Users, as they see themselves.
final class Users {
  private final UserStore store;
  private final Tokens tokens;

  Users(UserStore store, Tokens tokens) {
    this.store = store;
    this.tokens = tokens;
  }

  /// What a user sees of themselves.
  record UserView(
      String email, String token, String username, @Nullable String bio, @Nullable String image) {}

  /// The answer.
  record UserResponse(UserView user) {}

  /// Who wants to be a user.
  record NewUser(
      @NotBlank @Size(max = 60) String username,
      @NotBlank @Size(max = 254) @Email String email,
      @NotBlank @Size(max = 200) String password) {}

  /// The request of that.
  record NewUserRequest(NewUser user) {}

  /// Who wants to sign in.
  record Login(
      @NotBlank @Size(max = 254) String email, @NotBlank @Size(max = 200) String password) {}

  /// The request of that.
  record LoginRequest(Login user) {}

  /// What a user changes; what is absent stays.
  record UserChanges(
      @Nullable @Size(min = 1, max = 60) String username,
      @Nullable @Size(min = 1, max = 254) @Email String email,
      @Nullable @Size(min = 1, max = 200) String password,
      Patch<@Nullable @Size(max = 2000) String> bio,
      Patch<@Nullable @Size(max = 2000) String> image) {}

  /// The request of that.
  record UserChangesRequest(UserChanges user) {}

  /// Makes a user.
  @Post("/users")
  Created<UserResponse> register(NewUserRequest body) {
    return Created.of(shown(store.add(body.user())));
  }

  /// Signs in.
  @Post("/users/login")
  UserResponse login(LoginRequest body) {
    User user = store.check(body.user().email(), body.user().password());
    if (user == null) {
      throw ConduitErrors.about(
          "email or password", Problem.unauthorized("is invalid", "Token realm=\"conduit\""));
    }
    return shown(user);
  }

  /// Tells who is signed in.
  @Get("/user")
  UserResponse current(@TokenAuth Viewer viewer) {
    return shown(store.get(viewer));
  }

  /// Changes who is signed in.
  @Put("/user")
  UserResponse change(@TokenAuth Viewer viewer, UserChangesRequest body) {
    return shown(store.change(viewer, body.user()));
  }

  private UserResponse shown(User user) {
    return new UserResponse(
        new UserView(
            user.email(), tokens.issue(user.id()), user.username(), user.bio(), user.image()));
  }
}
