/// The settings of a program: a record that is filled from files, `.env`, the environment and the
/// arguments of `main`, or refused with all its faults together.
///
/// The door is [dev.serval.settings.Settings]; the record carries [dev.serval.settings.SettingsOf],
/// and the annotation processor writes what binds it. It must not know the application, its routes
/// or a transport: settings are there before any of them.
package dev.serval.settings;
