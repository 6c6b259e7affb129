/** For whom what waits in the projects' inbox is an approval: it stands first on their workbench. */
export const approverRoles = ['approver', 'accountant', 'supervisor'] as const;
