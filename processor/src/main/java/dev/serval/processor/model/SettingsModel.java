package dev.serval.processor.model;

import dev.serval.processor.model.Definition.CheckMethod;
import java.util.List;

/// A record that is the settings of a program.
///
/// @param prefix what the names of its settings begin with, empty for nothing
/// @param root its components
/// @param place where it is declared; the generated file originates there
public record SettingsModel(String prefix, Section root, Place place) {
  /// The class that is generated for it.
  public ClassName binderName() {
    return root.type().generated("Binder");
  }

  /// One component.
  public sealed interface Member {
    /// The name in Java.
    String name();
  }

  /// One setting.
  ///
  /// @param value how it is made of texts; its wire name is the key in files
  /// @param variable its name in the environment
  /// @param secret whether no message may show it
  public record Single(ParameterModel.Value value, String variable, boolean secret)
      implements Member {
    @Override
    public String name() {
      return value.name();
    }
  }

  /// A record of further settings.
  ///
  /// @param name the component, empty for the record itself
  /// @param key what the keys of its members begin with, empty for nothing
  /// @param type the record
  /// @param presence whether it may be absent as a whole
  /// @param members its components in order
  /// @param checks its methods that check several components together
  /// @param selfCheck whether it implements `SelfCheck`
  /// @param guarded whether its constructor is written out and thus may refuse its arguments
  public record Section(
      String name,
      String key,
      ClassName type,
      Presence presence,
      List<Member> members,
      List<CheckMethod> checks,
      boolean selfCheck,
      boolean guarded)
      implements Member {
    public Section {
      members = List.copyOf(members);
      checks = List.copyOf(checks);
    }
  }

  /// Whether a section may be absent, and what stands for it then.
  public enum Presence {
    REQUIRED,
    NULLABLE,
    OPTIONAL
  }
}
