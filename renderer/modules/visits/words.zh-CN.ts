export const visitsZhCN = {} as const;
