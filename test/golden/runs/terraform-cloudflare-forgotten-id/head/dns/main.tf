terraform {
  required_providers {
    cloudflare = {
      source  = "cloudflare/cloudflare"
      version = "~> 5.0"
    }
  }
}

variable "account_id" {
  type = string
}

data "cloudflare_zone" "main" {
  filter = {
    name = "example.com"
  }
}
