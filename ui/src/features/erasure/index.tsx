export { Destroy } from "./Destroy";
