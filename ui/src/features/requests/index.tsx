export { Area } from "./Area";
export { Withdrawal } from "./Withdrawal";
