/** Roles of staff (product.md, Who). `admin` is unranked: it never approves anything. */
export const roles = [
  "clerk",
  "guard",
  "technician",
  "foreman",
  "duty-officer",
  "supervisor",
  "manager",
  "admin",
] as const;

export type Role = (typeof roles)[number];
/** 0 stands for unranked. */
export type Rank = 0 | 1 | 2 | 3 | 4 | 5;

const rankByRole: Readonly<Record<Role, Rank>> = {
  clerk: 1,
  guard: 1,
  technician: 1,
  foreman: 2,
  "duty-officer": 3,
  supervisor: 4,
  manager: 5,
  admin: 0,
};

/** The rank that a role carries (product.md, Who). */
export function rankOf(role: Role): Rank {
  return rankByRole[role];
}
