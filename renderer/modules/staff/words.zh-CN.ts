export const staffZhCN = {} as const;
