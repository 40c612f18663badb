/** What stands before an open clinic: the first-run wizard and the sign-in. */
export { SignIn } from "./SignIn";
export { Wizard } from "./Wizard";
