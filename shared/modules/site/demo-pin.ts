/** Everybody's PIN in a site of sample data (示例数据); the sign-in says so there, and nowhere else. */
export const DEMO_PIN = "202611";
