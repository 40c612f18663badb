export { Acts } from "./Acts";
export { Destroy } from "./Destroy";
export { Queue } from "./Queue";
