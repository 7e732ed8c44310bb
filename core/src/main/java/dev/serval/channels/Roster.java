package dev.serval.channels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The members of one presence that are in this node, in the order in which they came.
///
/// @param <M> the type of what is told of a member
final class Roster<M> {
  private final Map<String, Member<M>> members = new LinkedHashMap<>();

  synchronized void add(Member<M> member, int most) {
    if (members.size() == most) {
      throw new ChannelLimitException("maxMembers", most);
    }
    members.put(member.id(), member);
  }

  synchronized boolean remove(String id) {
    return members.remove(id) != null;
  }

  synchronized boolean isEmpty() {
    return members.isEmpty();
  }

  synchronized List<Member<M>> members() {
    return new ArrayList<>(members.values());
  }
}
