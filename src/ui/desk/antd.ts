/**
 * The antd components desk pages may use beside the desk kit; nobody else imports antd. Heavy ones (dates, trees, uploads)
 * come into a page's own file only when the page uses them.
 */
export {
  Alert,
  AutoComplete,
  Badge,
  Button,
  Cascader,
  Checkbox,
  Collapse,
  DatePicker,
  Descriptions,
  Drawer,
  Dropdown,
  Form,
  Input,
  InputNumber,
  Modal,
  Pagination,
  Popconfirm,
  Popover,
  Progress,
  Radio,
  Segmented,
  Select,
  Space,
  Steps,
  Switch,
  Table,
  Tabs,
  Tag,
  Tooltip,
  Tree,
  TreeSelect,
  Upload,
} from 'antd';
export type { FormInstance, TableColumnsType, TreeDataNode } from 'antd';
