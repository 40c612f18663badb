/** What stands before an open clinic: the first-run wizard, the sign-in, the recovery code; and its warnings after. */
export { Banners } from "./Banners";
export { NewRecoveryCode } from "./NewRecoveryCode";
export { RecoveryCode, type RecoveryCodeProps } from "./RecoveryCode";
export { SignIn } from "./SignIn";
export { Wizard } from "./Wizard";
