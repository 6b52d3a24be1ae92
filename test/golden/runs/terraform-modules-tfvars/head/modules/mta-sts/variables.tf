variable "domain" {
  type = string
}

variable "mode" {
  type    = string
  default = "testing"
}

variable "id" {
  type        = string
  description = "Changes whenever the policy does."
}

variable "max_age" {
  type    = number
  default = 604800
}

variable "mx" {
  type = list(string)
}
