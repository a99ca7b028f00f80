export { sharepointRoom } from './room.ts'
export {
  removeSitePermission,
  type Site,
  type SitePermission,
  setSitePermission,
  siteByPath,
  siteHost,
  sitePermissions,
  sites,
} from './sites.ts'
