import WeftGraph

/// What the node classes of a meta-network are in the model, and what joins two of them.
enum DyNetMLKinds {
  /// The label of a class; its own name where the model has none.
  static func label(ofClass type: String) -> String {
    switch OrganizationVocabulary.fold(type) {
    case "agent", "people", "actor": "Person"
    case "knowledge", "skill", "expertise": "Skill"
    case "task", "process": "Decision"
    case "organization", "organisation", "group": "Team"
    case "resource", "technology", "system": "System"
    case "role": "Role"
    case "goal", "purpose": "Goal"
    default: type
    }
  }

  /// The type of relationship that two classes mean, where a network's name says none.
  static func type(from source: String, to target: String) -> String? {
    switch (label(ofClass: source), label(ofClass: target)) {
    case ("Person", "Skill"), ("Skill", "Person"): "HAS_SKILL"
    case ("Person", "Decision"), ("Decision", "Person"): "RESPONSIBLE_FOR"
    case ("Person", "System"), ("System", "Person"): "USES"
    case ("Person", "Team"), ("Team", "Person"): "MEMBER_OF"
    case ("Person", "Role"), ("Role", "Person"): "HOLDS"
    case ("Decision", "Skill"), ("Skill", "Decision"): "REQUIRES_SKILL"
    case ("Role", "Skill"), ("Skill", "Role"): "REQUIRES_SKILL"
    case ("Team", "Skill"), ("Skill", "Team"): "REQUIRES_SKILL"
    case ("Team", "Decision"), ("Decision", "Team"): "RESPONSIBLE_FOR"
    case ("Decision", "System"), ("System", "Decision"): "USES"
    case ("Team", "System"), ("System", "Team"): "USES"
    case ("Role", "Team"), ("Team", "Role"): "PART_OF"
    default: nil
    }
  }
}
