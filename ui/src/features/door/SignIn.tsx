import { EmptyState } from "@/kit";
import { m } from "@/paraglide/messages";

/** Who works now, and the password. */
export function SignIn() {
  return (
    <EmptyState icon="lock" title={m.door_sign_in()}>
      {m.door_sign_in_text()}
    </EmptyState>
  );
}
