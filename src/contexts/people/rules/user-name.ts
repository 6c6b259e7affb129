/** The one spelling of a user name that is stored and looked up. */
export function normaliseUserName(userName: string): string {
  return userName.trim().toLowerCase();
}
