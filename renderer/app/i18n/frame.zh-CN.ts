export const frameZhCN = {} as const;
