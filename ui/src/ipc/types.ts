// The contract with the core. Replaced by the output of `cargo xtask bindings`.

export type Area =
  | "leads"
  | "consent"
  | "travel"
  | "estimates"
  | "requests"
  | "erasure"
  | "staff"
  | "settings"
  | "today"
  | "audit";

export type FileKind = "vault_header" | "database" | "audit_chain" | "attachment";
export type StorageProblem = "full" | "read_only" | "unreachable";

export type Problem =
  | { is: "empty" }
  | { is: "too_long"; max: number }
  | { is: "too_small"; min: number }
  | { is: "too_large"; max: number }
  | { is: "bad_characters" }
  | { is: "phone" }
  | { is: "email" }
  | { is: "tooth" }
  | { is: "day" }
  | { is: "future" }
  | { is: "too_early" }
  | { is: "unknown" }
  | { is: "mismatch" }
  | { is: "weak" }
  | { is: "taken" };

export type DeskError =
  | { kind: "locked" }
  | { kind: "no_vault" }
  | { kind: "vault_exists" }
  | { kind: "wrong_password"; left: number }
  | { kind: "recovery_code_typo" }
  | { kind: "wrong_recovery_code" }
  | { kind: "throttled"; until: string }
  | { kind: "device_changed" }
  | { kind: "device_missing" }
  | { kind: "damaged"; what: FileKind }
  | { kind: "wrong_key" }
  | { kind: "newer_schema"; found: number; known: number }
  | { kind: "not_allowed"; op: string }
  | { kind: "not_found"; what: string }
  | { kind: "invalid"; field: string; problem: Problem }
  | { kind: "blocked"; due: string }
  | { kind: "no_consent"; purpose: string }
  | { kind: "no_health_consent" }
  | { kind: "conflict"; current: number }
  | { kind: "wrong_state"; state: string }
  | { kind: "storage"; problem: StorageProblem }
  | { kind: "busy" }
  | { kind: "internal"; report: string };

export type Role = "receptionist" | "coordinator" | "privacy_officer" | "administrator";
export type SignedIn = { id: number; name: string; roles: Role[] };

export type DoorState =
  | { state: "no_vault" }
  | { state: "locked" }
  | { state: "open"; user: SignedIn };

export type DeskStatus = { country: string; place: string; backup_at: string | null };

export type Commands = {
  door_state: { args: Record<string, never>; reply: DoorState };
  desk_status: { args: Record<string, never>; reply: DeskStatus };
  lock: { args: Record<string, never>; reply: null };
};
